// Runs before the page is drawn, so that parts which need scripts never flash. Without it the page is whole, only plainer.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("nhsuk-frontend-supported");
}
