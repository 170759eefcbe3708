-- Asks for the pages named on the command line, one after the other in any order.
local pages = {}

function init(arguments)
   pages = arguments
   math.randomseed(7)
end

function request()
   return wrk.format("GET", pages[math.random(#pages)])
end
