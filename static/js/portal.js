// Only the NHS.UK components that our pages use. The scripted file upload is left out: it fails axe (stack.md).
import { Button, CharacterCount, Checkboxes, ErrorSummary, Header, NotificationBanner, PasswordInput, Radios, SkipLink, createAll } from "../vendor/nhsuk/nhsuk-frontend.min.js";

for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, Header, NotificationBanner, PasswordInput, Radios, SkipLink]) {
  createAll(component);
}
