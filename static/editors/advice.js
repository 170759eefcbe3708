// Fetches the advice about a page when its edit screen opens and after every save.
const PAUSE = 400;
let waiting = 0;

const pageNumber = () => /\/pages\/(\d+)\/edit\//.exec(window.location.pathname)?.[1];

async function refresh() {
  const section = document.querySelector("[data-advice]");
  const number = pageNumber();
  if (!section || !number) return;
  const address = window.location.pathname.replace(/\/pages\/\d+\/edit\/.*/, `/desk/advice/${number}/`);
  const response = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (!response.ok) return;
  section.querySelector("[data-advice-list]").innerHTML = await response.text();
  section.hidden = false;
}

function soon() {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(refresh, PAUSE);
}

document.addEventListener("w-autosave:success", soon);
soon();
