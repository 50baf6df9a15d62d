/* Lines to copy hold the address of the site: where nobody wrote it down, it is where this page stands. */
"use strict";
for (const part of document.querySelectorAll("[data-site]")) {
  part.textContent = new URL(part.dataset.site, location.href).href;
}
