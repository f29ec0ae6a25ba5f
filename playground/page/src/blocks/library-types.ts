// The one door to slack-blocks-to-jsx: names of its types that do not clash with ours.
export { type Block as LibraryBlock, Message } from 'slack-blocks-to-jsx';

import type { MessageProps } from 'slack-blocks-to-jsx';

export type Hooks = NonNullable<MessageProps['hooks']>;
