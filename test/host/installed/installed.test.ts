import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from '../support';

suite('The installed package', () => {
  test('is the one that was made, installed and not under development', async () => {
    const { extensionUri, isActive } = await extension();
    assert.equal(isActive, true);
    assert.match(extensionUri.path, /\/extensions\/shelfmark\.shelfmark-\d+\.\d+\.\d+/);
  });

  test('brings its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    const { packageJSON } = await extension();
    for (const { command } of packageJSON.contributes.commands) {
      assert.ok(commands.includes(command), `${command} is not registered`);
    }
  });
});
