// What the pages gain from scripts. Every one of them works without.

const root = document.documentElement;
const each = (selector, scope, act) => scope.querySelectorAll(selector).forEach(act);
const on = (type, act) => document.addEventListener(type, act);

function say(text) {
  const region = document.getElementById("announcements");
  if (!region || !text) return;
  region.textContent = "";
  setTimeout(() => { region.textContent = text; }, 60);
}

// Theme

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);

function labelTheme() {
  each("[data-theme-toggle]", document, (button) => {
    const text = isDark() ? button.dataset.toLight : button.dataset.toDark;
    button.setAttribute("aria-label", text);
    button.title = text;
  });
}

function toggleTheme() {
  root.dataset.theme = isDark() ? "light" : "dark";
  try {
    localStorage.setItem("baton-theme", root.dataset.theme);
  } catch {
    // Storage may be blocked: the choice then lasts for this page.
  }
  labelTheme();
}

// A long text's count, spoken only when little room is left

function showCount(area) {
  const count = document.getElementById(area.dataset.count);
  if (!count) return;
  const length = [...area.value].length;
  const left = area.dataset.limit - length;
  const { over, left: leftText } = count.dataset;
  const few = left <= area.dataset.limit * 0.1;
  count.textContent = left < 0 ? over.replace("{n}", -left) : few ? leftText.replace("{n}", left) : "";
  count.toggleAttribute("data-is-over", left < 0);
}

// "None of these" and the rest exclude each other

function settleNone(box) {
  const list = box.closest("[data-choices]");
  if (!list || box.type !== "checkbox" || !box.checked) return;
  each("input[type=checkbox]", list, (other) => {
    const apart = box.hasAttribute("data-none") !== other.hasAttribute("data-none");
    if (other !== box && apart) other.checked = false;
  });
}

// Focus and announcement after a part or a whole page was exchanged

function moveFocus(scope, { whole }) {
  const summary = scope.querySelector("[data-error-summary]");
  const chosen = summary || scope.querySelector("[autofocus]") || scope.querySelector("h1");
  if (!chosen) return;
  if (!chosen.matches("a, button, input, textarea, select")) chosen.setAttribute("tabindex", "-1");
  // A new heading is a new page, whether the whole was exchanged or its main part.
  const fresh = scope.querySelector("h1") && !location.hash;
  if (fresh) scrollTo({ top: 0, behavior: "instant" });
  chosen.focus({ preventScroll: fresh && !summary });
  say(whole ? document.title : chosen.textContent.trim());
}

function enhance(scope) {
  labelTheme();
  each("textarea[data-count]", scope, showCount);
}

on("click", (event) => {
  if (event.target.closest("[data-theme-toggle]")) toggleTheme();
  if (event.target.closest("[data-print]")) print();
});

on("input", (event) => {
  if (event.target.matches("textarea[data-count]")) showCount(event.target);
});

on("change", (event) => {
  if (event.target.matches("[data-choices] input")) settleNone(event.target);
});

// One press is enough: a form that is on its way says so and is not sent twice.
on("submit", (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || !button?.classList.contains("button")) return;
  if (button.getAttribute("aria-busy") === "true") return event.preventDefault();
  button.setAttribute("aria-busy", "true");
  setTimeout(() => button.removeAttribute("aria-busy"), 8000);
});

// A boosted link asks for the page, as the browser would; only parts are asked for as parts.
on("htmx:config:request", (event) => {
  const { headers } = event.detail.ctx.request;
  if (headers["HX-Boosted"]) delete headers["HX-Request"];
});

on("htmx:after:swap", (event) => {
  const { ctx } = event.detail;
  const target = ctx.target?.isConnected ? ctx.target : document.getElementById("main");
  if (!target || ctx.swap === "none") return;
  const whole = target.id === "page" || target === document.body;
  enhance(target);
  if (whole || target.querySelector("h1, [data-error-summary]")) setTimeout(() => moveFocus(target, { whole }), 0);
});

on("htmx:error", () => say(document.body.dataset.offline));
systemDark.addEventListener("change", labelTheme);

// Printed, every answer is open.
const opened = [];
addEventListener("beforeprint", () => each("details:not([open])", document, (part) => { part.open = true; opened.push(part); }));
addEventListener("afterprint", () => { while (opened.length) opened.pop().open = false; });

enhance(document);
document.querySelector("[data-error-summary]")?.focus();
