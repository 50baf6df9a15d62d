/*
For pages of others: makes a frame of each <wegwijzer-embed tree="…"> or <wegwijzer-embed item="…/…">, as high as what it
holds. What stands inside the element stays in sight until the frame has answered, where it never does, and without this
script.

Nothing in the page of the host is believed: any element there may bear a name, so that `document.currentScript` may be a
picture, and <base> may lead elsewhere. Where this script came from, the browser itself says in the stack of an error, also
in a module. (A host that changes what the browser brings along can do anything; it needs no script of ours for that.)

The frame stands in a shadow tree, where no style of the host reaches it, and its own styles are set by script, which no
policy of the host forbids. A frame says its height when it is asked, and it is asked each time it has loaded a page.
*/
"use strict";
(() => {
  const NAME = "wegwijzer-embed";
  const OURS = /^[^/]*?(https?:\/\/)(?:[^/\s]*@)?([^/\s]+)(\/(?:[^\s?#]*\/)?embed\/)v1\/wegwijzer\.js/;
  const PLACE = /^[a-z0-9-]+(\/[a-z0-9-]+)?$/;
  const ID = /^[a-z0-9-]{1,40}$/;
  const LANGUAGE = /^[a-z]{2,3}$/;
  const LOWEST = 80;
  const HIGHEST = 30000;
  /* Milliseconds. A page of ours answers as soon as it has loaded; one that is slower still gets its frame back. */
  const PATIENCE = 2000;
  /* Each has its reason in adr/0018. */
  const SANDBOX = "allow-scripts allow-same-origin allow-top-navigation allow-downloads";

  const say = (words) => console.warn(`${NAME}: ${words}`);
  const stack = () => {
    try {
      return null.stack;
    } catch (error) {
      return String(error.stack);
    }
  };
  const [, scheme, host, path] = OURS.exec(stack()) ?? [];
  if (!host) return say("load this script from …/embed/v1/wegwijzer.js of the site itself; no copy of it works");
  const ORIGIN = scheme + host;
  const ROOT = ORIGIN + path;
  const SITE = ROOT.slice(0, -"embed/".length);

  const fits = (form, text) => typeof text === "string" && form.test(text);
  const within = (lowest, number) => Math.min(Math.max(number, lowest), HIGHEST);
  const make = (name) => Document.prototype.createElement.call(document, name);
  const style = (element, styles) => {
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, "important");
  };

  class Embed extends HTMLElement {
    static observedAttributes = ["tree", "item", "data-language", "data-theme"];
    static from = ROOT;

    constructor() {
      super();
      this.instead = make("slot");
      this.instead.addEventListener("slotchange", this);
      this.link = make("a");
      this.link.href = `${ROOT}../`;
      this.link.textContent = "Naar de wegwijzer";
      this.attachShadow({ mode: "open" }).append(this.instead);
    }

    connectedCallback() {
      addEventListener("message", this);
      this.stands = true;
      this.show();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      clearTimeout(this.waiting);
      this.stands = false;
    }

    /* With this, `moveBefore` leaves the frame as it is, with the steps that somebody took in it. */
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, now) {
      if (!this.stands || before === now) return;
      if (name !== "data-theme") this.show();
      else if (this.instead.hidden) this.greet(false);
      else if (this.frame) this.show();
    }

    /* A new frame each time: another address in the same one would be an entry in the history of the host. */
    show() {
      const place = this.getAttribute("tree") ?? this.getAttribute("item");
      if (!fits(PLACE, place)) {
        this.refuse(`"${place ?? ""}" is not the name of a tree or an item`);
        this.frame = undefined; // nothing that it still says counts
        return;
      }
      const { theme, language } = this.dataset;
      const root = fits(LANGUAGE, language) ? `${SITE}${language}/embed/` : ROOT;
      const frame = make("iframe");
      frame.title = this.textContent.trim() || "Wegwijzer";
      frame.loading = "lazy";
      frame.referrerPolicy = "no-referrer";
      frame.allow = "clipboard-write";
      frame.sandbox = SANDBOX;
      style(frame, { display: "block", border: 0, width: "100%", height: "400px" });
      frame.addEventListener("load", this);
      frame.src = `${root}${place}/${["light", "dark"].includes(theme) ? `#${theme}` : ""}`;
      clearTimeout(this.waiting);
      this.frame = frame;
      this.loaded = 0;
      this.unseen = false;
      this.instead.hidden = false;
      this.refused = false;
      this.shadowRoot.replaceChildren(frame, this.instead);
      style(this, { display: "block" });
    }

    /* What stands inside is in the place of a frame that says nothing; where nobody put anything, a link to the site. */
    refuse(words) {
      say(words);
      clearTimeout(this.waiting);
      if (this.frame) style(this.frame, { display: "none" });
      this.instead.hidden = false;
      this.refused = true;
      this.fill();
    }

    fill() {
      const isEmpty = this.childElementCount === 0 && this.textContent.trim() === "";
      if (this.refused && isEmpty) this.shadowRoot.append(this.link);
      else this.link.remove();
    }

    greet(stepped) {
      const { theme = "" } = this.dataset;
      this.frame.contentWindow.postMessage({ wegwijzer: 1, stepped, theme, unseen: this.unseen }, ORIGIN);
    }

    handleEvent({ type, source, origin, data }) {
      const inside = this.frame?.contentWindow;
      if (type === "slotchange") {
        this.fill();
      } else if (type === "load") {
        this.loaded += 1;
        this.greeted = true;
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.refuse(`${this.frame.src} does not answer`), PATIENCE);
        this.greet(this.loaded > 1);
      } else if (inside && source === inside && origin === ORIGIN && data?.wegwijzer === 1) {
        clearTimeout(this.waiting);
        this.take(data);
      }
    }

    take({ height, title, outcome, tree, scrolls, place }) {
      const { frame } = this;
      style(frame, { display: "block" });
      if (Number.isFinite(height)) {
        style(frame, { height: `${within(LOWEST, height)}px` });
        /* So that the way out, at the top of the frame, is in sight with all of it. */
        style(frame, { "max-height": scrolls ? "100svh" : "none" });
      }
      this.instead.hidden = true;
      this.refused = false;
      this.fill();
      if (typeof title === "string") frame.title = title;
      const { top } = this.getBoundingClientRect();
      const margin = parseFloat(getComputedStyle(this).scrollMarginTop);
      const inUse = this.shadowRoot.activeElement === frame;
      if (Number.isFinite(place) && inUse) {
        style(frame, { "scroll-margin-top": `${margin - within(0, place)}px` });
        frame.scrollIntoView({ behavior: "instant" });
      }
      if (!this.greeted) return;
      this.greeted = false;
      if (this.loaded > 1 && inUse && (top < margin || top > innerHeight)) this.scrollIntoView({ behavior: "instant" });
      /* Whoever came through a tree on one page goes on unseen: where they end up would tell what they answered there. */
      this.unseen ||= Boolean(scrolls);
      if (this.hasAttribute("tree") && !this.unseen && fits(ID, outcome)) {
        const detail = { tree: fits(ID, tree) ? tree : this.getAttribute("tree"), outcome };
        this.dispatchEvent(new CustomEvent("wegwijzer-outcome", { bubbles: true, detail }));
      }
    }
  }

  const known = customElements.get(NAME);
  if (!known) customElements.define(NAME, Embed);
  else if (known.from !== ROOT) say(`this name belongs to ${known.from ?? "another script"} already, so ${ROOT} is not used`);
})();
