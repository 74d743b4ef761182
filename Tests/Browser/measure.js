// Facts about the page that is open, for page_checks.py. Every function returns plain data.
({
  fitsSideways: () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,

  wideElements: () => [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map((e) => `${e.tagName}.${e.className}`),

  // Text on top of other text, which axe and the scroll width both miss.
  overlaps: () => {
    const boxes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const isHidden = (element) => {
      if (element.closest(".hidden-text, .skip, svg, script, style, option, details:not([open]) > :not(summary)")) return true;
      for (let e = element; e; e = e.parentElement) if (getComputedStyle(e).clipPath !== "none") return true;
      return false;
    };
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || isHidden(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width <= 2 || box.height <= 2 || boxes.length >= 1500) continue;
        boxes.push({ left: box.left, top: box.top + 3, right: box.right, bottom: box.bottom - 3, text: node.data.trim().slice(0, 30) });
      }
    }
    const found = [];
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > 3 && height > 3) found.push(`${a.text} <> ${b.text}`);
    }));
    return found.slice(0, 5);
  },

  // Targets under 24 by 24 pixels (WCAG 2.2, 2.5.8); links in running text are excepted.
  smallTargets: () => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((e) => {
      const box = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      if (!box.width || !box.height || (style.position === "absolute" && box.bottom < 0)) return false;
      if (e.tagName === "A" && style.display === "inline") return false;
      if (["radio", "checkbox"].includes(e.type) && e.labels.length) return e.labels[0].getBoundingClientRect().height < 24;
      return box.width < 24 || box.height < 24;
    }).map((e) => e.outerHTML.slice(0, 80)),

  // The element that has the focus, null at the end of the page.
  focus: () => {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    e.dataset.stop ??= String(Math.random());
    const top = document.elementFromPoint(Math.max(0, box.left + box.width / 2), Math.max(0, box.top + Math.min(box.height / 2, 20)));
    return {
      key: e.dataset.stop,
      text: (e.getAttribute("aria-label") || e.innerText || e.id || "").trim().slice(0, 40),
      isVisible: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
      isCovered: !(top && (e.contains(top) || top.contains(e))),
    };
  },

  headings: () => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((e) => e.getClientRects().length)
    .map((e) => ({ level: Number(e.tagName[1]), text: e.textContent.trim() })),

  // One header, main and footer; several navs are told apart by their names.
  namelessLandmarks: () => [
    ...["header", "main", "footer"].filter((tag) => document.querySelectorAll(tag).length !== 1),
    ...[...document.querySelectorAll("nav")].filter((e) => !e.getAttribute("aria-label") && !e.getAttribute("aria-labelledby"))
      .map((e) => e.outerHTML.slice(0, 60)),
  ],

  // WCAG 1.4.12. An adopted sheet, because the page's policy refuses inline style, as it should.
  spaceText: () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = [sheet];
  },

  // The heading of a list of faults takes the focus when the page opens.
  faultsHaveFocus: () => {
    const heading = document.querySelector(".faults [autofocus]");
    return heading ? document.activeElement === heading : null;
  },
})
