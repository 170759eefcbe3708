// Writes the description of a chosen picture where its words belong, unless others stand there already.
const fieldNamed = name => document.querySelector(`form[data-edit-form] [name="${CSS.escape(name)}"]`);

async function describe(input) {
  const words = fieldNamed(`${input.name}_alt`) ?? fieldNamed(input.name.replace(/image$/, "alt"));
  if (!words || words === input || words.value || !/^\d+$/.test(input.value)) return;
  const address = `${window.wagtailConfig.ADMIN_API.IMAGES}${input.value}/?fields=description`;
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (!response.ok) return;
  const { description } = await response.json();
  if (!description || words.value) return;
  words.value = description;
  words.dispatchEvent(new Event("input", { bubbles: true }));
  words.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("change", event => {
  if (event.target.matches?.("input[type=hidden][name$=image]")) describe(event.target);
});
