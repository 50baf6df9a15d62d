/*
For pages of others: makes a frame of each <wegwijzer-embed tree="…"> or <wegwijzer-embed item="…/…">, as high as what it
holds. What stands inside the element stays in sight until the frame has answered, and without this script.

The frame stands in a shadow tree, where no style of the host reaches it, and its own styles are set by script, which no
policy of the host forbids. A frame says its height when it is asked, and it is asked each time it has loaded a page.
*/
"use strict";
(() => {
  const NAME = "wegwijzer-embed";
  const ROOT = new URL("../", document.currentScript.src);
  const PLACE = /^[a-z0-9-]+(\/[a-z0-9-]+)?$/;
  const ID = /^[a-z0-9-]{1,40}$/;
  const fits = (form, text) => typeof text === "string" && form.test(text);
  const LOWEST = 80;
  const HIGHEST = 30000;
  /* Each has its reason in adr/0018. */
  const SANDBOX = "allow-scripts allow-same-origin allow-top-navigation";

  const within = (lowest, number) => Math.min(Math.max(number, lowest), HIGHEST);
  const style = (element, styles) => {
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, "important");
  };

  class Embed extends HTMLElement {
    static observedAttributes = ["tree", "item"];

    connectedCallback() {
      addEventListener("message", this);
      this.show();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
    }

    attributeChangedCallback() {
      if (this.isConnected) this.show();
    }

    /* A new frame each time: another address in the same one would be an entry in the history of the host. */
    show() {
      const place = this.getAttribute("tree") ?? this.getAttribute("item");
      if (!fits(PLACE, place)) return;
      const { theme, sandbox } = this.dataset;
      const frame = document.createElement("iframe");
      frame.title = this.textContent.trim() || "Wegwijzer";
      frame.loading = "lazy";
      frame.referrerPolicy = "no-referrer";
      frame.allow = "clipboard-write";
      if (sandbox !== undefined) frame.sandbox = SANDBOX;
      style(frame, { display: "block", border: 0, width: "100%", height: "400px" });
      frame.addEventListener("load", this);
      frame.src = `${ROOT.href}${place}/${["light", "dark"].includes(theme) ? `#${theme}` : ""}`;
      this.frame = frame;
      this.loaded = 0;
      this.unseen = false;
      this.instead = document.createElement("slot");
      (this.shadowRoot ?? this.attachShadow({ mode: "open" })).replaceChildren(frame, this.instead);
      style(this, { display: "block" });
    }

    handleEvent({ type, source, origin, data }) {
      const { frame } = this;
      const inside = frame.contentWindow;
      if (type === "load") {
        this.loaded += 1;
        this.greeted = true;
        inside.postMessage({ wegwijzer: 1, stepped: this.loaded > 1 }, ROOT.origin);
      } else if (inside && source === inside && origin === ROOT.origin && data?.wegwijzer === 1) {
        this.take(data);
      }
    }

    take({ height, title, outcome, tree, scrolls, place }) {
      const { frame } = this;
      if (Number.isFinite(height)) {
        style(frame, { height: `${within(LOWEST, height)}px` });
        /* So that the way out, at the top of the frame, is in sight with all of it. */
        style(frame, { "max-height": scrolls ? "100svh" : "none" });
      }
      this.instead.hidden = true;
      if (typeof title === "string") frame.title = title;
      const { top } = this.getBoundingClientRect();
      const margin = parseFloat(getComputedStyle(this).scrollMarginTop);
      const inUse = this.getRootNode().activeElement === this;
      if (Number.isFinite(place) && inUse) {
        style(frame, { "scroll-margin-top": `${margin - within(0, place)}px` });
        frame.scrollIntoView({ behavior: "instant" });
      }
      if (!this.greeted) return;
      this.greeted = false;
      if (this.loaded > 1 && inUse && (top < margin || top > innerHeight)) this.scrollIntoView({ behavior: "instant" });
      /* Whoever came through a tree on one page goes on unseen: where they end up would tell what they answered there. */
      this.unseen ||= scrolls;
      if (this.hasAttribute("tree") && !this.unseen && fits(ID, outcome)) {
        const detail = { tree: fits(ID, tree) ? tree : this.getAttribute("tree"), outcome };
        this.dispatchEvent(new CustomEvent("wegwijzer-outcome", { bubbles: true, detail }));
      }
    }
  }

  if (!customElements.get(NAME)) customElements.define(NAME, Embed);
})();
