// The book is in English but for these pages: readers aloud and hyphenation should know.
if (/\/fr\/|guide-du-traducteur/.test(location.pathname)) {
  document.querySelector("main").lang = "fr";
}
