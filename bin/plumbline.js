#!/usr/bin/env node
// Plain JavaScript, so that an old Node can still read the sentence: better-sqlite3 would crash it, and it cannot read TypeScript.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `Plumbline needs Node 24 or newer and this is Node ${process.versions.node}: start it through npm ` +
      '(npm start, npm run demo), which brings its own Node, or install Node 24.\n',
  );
  process.exit(1);
}
await import('../src/main.ts');
