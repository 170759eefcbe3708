-- One request in a hundred asks for one of the other pages named on the command line, the rest for the page itself.
local pages = {}

function init(arguments)
   pages = arguments
   math.randomseed(7)
end

function request()
   if math.random() < 0.01 then
      return wrk.format("GET", pages[math.random(#pages)])
   end
   return wrk.format("GET")
end
