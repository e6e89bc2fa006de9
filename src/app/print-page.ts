/** Printing a page of our own making: in a frame without scripts, whose policy is the page's. */

/**
 * Hands the page to the browser's print dialog, which also saves PDF. Resolves once the dialog was asked for.
 * `allow-same-origin` lets us call its print; without `allow-scripts` nothing in it runs.
 * @throws Error where the frame does not load
 */
export async function printPage(html: string, title: string): Promise<HTMLIFrameElement> {
  document.querySelector('iframe[data-print]')?.remove();
  const frame = document.createElement('iframe');
  frame.dataset['print'] = '';
  frame.title = title;
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  Object.assign(frame.style, { position: 'fixed', right: '0', bottom: '0', width: '0', height: '0', border: '0' });
  const loaded = new Promise<void>((resolve, reject) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    frame.addEventListener('error', () => reject(new Error('the page could not be shown')), { once: true });
  });
  frame.srcdoc = html;
  document.body.append(frame);
  await loaded;
  const inside = frame.contentWindow;
  if (inside === null) throw new Error('the page could not be shown');
  // the dialog may stand for minutes, or answer at once: the frame stays until the next one
  inside.focus();
  inside.print();
  return frame;
}
