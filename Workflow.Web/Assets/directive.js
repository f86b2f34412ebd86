// Comfort for the page of one directive: looking back in time by a slider.
"use strict";

for (const form of document.querySelectorAll("[data-slider]")) {
    const range = form.querySelector("input[type=range]"), select = form.querySelector("select");
    const last = select.options.length - 1;
    if (last < 1) continue;
    range.hidden = false;
    // The list begins with the newest, the slider ends with it.
    const show = () => { select.selectedIndex = last - range.value; range.setAttribute("aria-valuetext", select.selectedOptions[0].text); };
    let waiting;
    range.addEventListener("input", show);
    // With the arrow keys one goes through several before stopping at one.
    range.addEventListener("change", () => { clearTimeout(waiting); waiting = setTimeout(() => { sessionStorage.setItem("slid", form.action); form.requestSubmit(); }, 500); });
    select.addEventListener("change", () => { range.value = last - select.selectedIndex; form.requestSubmit(); });
    range.value = last - select.selectedIndex;
    show();
    if (sessionStorage.getItem("slid") === form.action) { sessionStorage.removeItem("slid"); range.focus({ preventScroll: true }); }
}
