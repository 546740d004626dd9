// Runs before anything is drawn, so that no page flashes in the wrong colours.
"use strict";
try {
  const chosen = localStorage.getItem("diglot-theme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
} catch { /* Without storage, the system decides. */ }
