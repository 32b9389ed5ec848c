// Small helps; every page works without them.
"use strict";

// Switching a layer opens an address of its own; the place on the page is kept.
const KEY = "communique-scroll";
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-layer]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  link.hash = location.hash;
  try { sessionStorage.setItem(KEY, String(window.scrollY)); } catch (_) { /* not kept then */ }
});
try {
  const kept = sessionStorage.getItem(KEY);
  if (kept !== null) {
    sessionStorage.removeItem(KEY);
    window.scrollTo(0, Number(kept));
  }
} catch (_) { /* storage may be off */ }

// The record that the address names: its marks stand out, and it is brought into view.
function point() {
  const id = decodeURIComponent(location.hash.slice(1));
  for (const old of document.querySelectorAll(".hl.is-chosen")) old.classList.remove("is-chosen");
  if (!/^(em|st)_[0-9a-f]+$/.test(id)) return;
  for (const mark of document.querySelectorAll(`.hl[data-r~="${id}"]`)) mark.classList.add("is-chosen");
  const wide = window.matchMedia("(min-width: 62rem)").matches;
  const start = document.getElementById(`at-${id}`);
  if (wide && start) start.scrollIntoView({ block: "center" });
}
window.addEventListener("hashchange", point);
point();

// On a phone the facets begin closed.
if (window.matchMedia("(max-width: 47.99rem)").matches) {
  for (const facets of document.querySelectorAll(".facets-all")) facets.open = false;
}

// Fields left empty do not lengthen an address.
for (const form of document.querySelectorAll('form[method="get"]')) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
}

// "/" leads to the search field, Escape leaves a record.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.getElementById("find").focus();
  } else if (event.key === "Escape" && !typing && /^#(em|st)_/.test(location.hash)) {
    location.hash = "records";
  }
});
