// Before the first paint: scripts work here, and this is the theme the person chose last.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("baton-theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch {
    // Storage may be blocked: the system's preference then decides.
  }
})();
