// Starts the page. First it lets the library draw one emoji, out of sight, to borrow its table of shortcodes.
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { hooks } from './blocks/library.tsx';
import { Message } from './blocks/library-types.ts';
import { flashMessage } from './flash.ts';
import { FIRST_PERSON, formatRoute, parsePermalink, parseRoute } from './model/route.ts';

function borrowEmoji(): void {
  const root = createRoot(document.createElement('div'));
  const elements = [{ type: 'rich_text_section' as const, elements: [{ type: 'emoji' as const, name: 'tada' }] }];
  const blocks = [{ type: 'rich_text' as const, elements }];
  flushSync(() => root.render(<Message blocks={blocks} name="" logo="" theme="light" withoutWrapper hooks={hooks} />));
  root.unmount();
}

/** A permalink opened in the browser becomes an address of this page. */
function followPermalink(): void {
  const target = parsePermalink(location.href);
  if (!target) return;
  const user = parseRoute(location.hash).user ?? FIRST_PERSON;
  const { channel, ts, thread } = target;
  history.replaceState(null, '', `/${formatRoute({ user, place: channel, ...(thread ? { thread } : {}) })}`);
  flashMessage(ts);
}

borrowEmoji();
followPermalink();
const place = document.getElementById('root');
if (place) createRoot(place).render(<App />);
