// A swipe downwards on the sheet of an open record closes it, as its button does.
const SHEET = ".st-key-detail";
const FAR_PX = 70; // down, and twice as far as aside
const TAKEN = "[data-testid=stDataFrame], input, textarea, [role=combobox], [role=listbox]";
const IS_SHEET = matchMedia("(max-width: 1199px)"); // wider, a record stands beside the page
let begun = null;

/** Tell whether anything from an element up to its sheet is scrolled, and a finger scrolls it back. */
function isScrolled(element, sheet) {
  for (let one = element; one !== sheet.parentElement; one = one.parentElement) {
    if (one.scrollTop > 0) return true;
  }
  return false;
}

function begin({ target, touches: [touch, ...others] }) {
  const sheet = target.closest(SHEET);
  begun = null;
  if (sheet && !others.length && IS_SHEET.matches && !target.closest(TAKEN) && !isScrolled(target, sheet)) {
    begun = { sheet, x: touch.clientX, y: touch.clientY };
  }
}

function end({ changedTouches: [touch] }) {
  if (!begun) return;
  const down = touch.clientY - begun.y;
  if (down > FAR_PX && down > 2 * Math.abs(touch.clientX - begun.x)) {
    begun.sheet.querySelector(".st-key-close button")?.click();
  }
  begun = null;
}

document.addEventListener("touchstart", begin, { passive: true });
document.addEventListener("touchend", end, { passive: true });
document.addEventListener("touchcancel", () => { begun = null; }, { passive: true });
