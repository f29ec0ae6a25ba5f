// Brings a message into view and lights it up for a moment, once it is drawn.

const PATIENCE_MS = 2000;
const FLASH_MS = 1800;

/** Waits for the message to appear; gives up silently, since it may be gone. */
export function flashMessage(ts: string): void {
  const since = performance.now();
  const look = (): void => {
    const message = document.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    if (message) {
      message.scrollIntoView({ block: 'center' });
      message.classList.add('flash');
      setTimeout(() => message.classList.remove('flash'), FLASH_MS);
    } else if (performance.now() - since < PATIENCE_MS) requestAnimationFrame(look);
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
}
