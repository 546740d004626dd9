"use strict";
const form = document.querySelector(".filters");
if (form) {
  const cards = [...document.querySelectorAll("article")];
  const groups = [...document.querySelectorAll("section.document")];
  const texts = cards.map((card) => card.textContent.toLowerCase());
  const shown = form.querySelector("output");
  const filter = () => {
    const wanted = new FormData(form);
    const text = wanted.get("text").trim().toLowerCase();
    const names = ["severity", "rule", "document", "locale"].filter((name) => wanted.get(name));
    let count = 0;
    cards.forEach((card, index) => {
      const fits = names.every((name) => card.dataset[name] === wanted.get(name)) && texts[index].includes(text);
      card.hidden = !fits;
      count += fits;
    });
    groups.forEach((group) => { group.hidden = !group.querySelector("article:not([hidden])"); });
    shown.textContent = shown.dataset.shown.replace(/[01]/g, (place) => [count, cards.length][place]);
  };
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  filter();
}
