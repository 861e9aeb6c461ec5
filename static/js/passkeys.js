// Around allauth's own passkey scripts: show the button only where a passkey can be used, and say so when it was not.
document.addEventListener("DOMContentLoaded", () => {
  const canUse = window.PublicKeyCredential && window.isSecureContext;
  for (const part of document.querySelectorAll("[data-passkey]")) {
    part.hidden = !canUse;
  }
  for (const part of document.querySelectorAll("[data-no-passkey]")) {
    part.hidden = Boolean(canUse);
  }
});

document.addEventListener("allauth.error", (event) => {
  const place = document.querySelector("[data-passkey-problem]");
  if (!place) {
    return;
  }
  event.preventDefault();
  place.textContent = place.dataset.passkeyProblem;
});
