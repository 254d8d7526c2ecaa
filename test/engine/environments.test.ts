import { describe, expect, it, onTestFinished } from 'vitest';
import { BROWSER_OF_THE_TEST, faultOf, openFlow } from '../support/flow.ts';
import { startTestEngine, valueOf } from '../support/test-engine.ts';

const QA = { id: '', name: ' qa ', colour: 'blue', isProtected: false } as const;

/** An engine of its own: environments are the vault's, and other tests look at them too. */
async function open() {
  const test = await startTestEngine({ browser: BROWSER_OF_THE_TEST });
  onTestFinished(() => test.close());
  return openFlow({ test });
}

describe('an environment', () => {
  it('is added after the others, changed and removed', async () => {
    const { engine } = await open();
    const qa = valueOf(await engine.saveEnvironment(QA));
    expect(qa).toMatchObject({ name: 'qa', colour: 'blue' });
    expect(valueOf(await engine.listEnvironments()).map(({ name }) => name)).toEqual([
      'dev',
      'staging',
      'prod',
      'qa',
    ]);
    valueOf(await engine.saveEnvironment({ ...qa, name: 'test', isProtected: true }));
    expect(valueOf(await engine.listEnvironments()).at(-1)).toEqual({
      ...qa,
      name: 'test',
      isProtected: true,
    });
    valueOf(await engine.removeEnvironment(qa.id));
    expect(valueOf(await engine.listEnvironments())).toHaveLength(3);
  });

  it('that is renamed is so in every profile of it', async () => {
    const { engine, profile } = await open();
    const [dev] = valueOf(await engine.listEnvironments());
    valueOf(await engine.saveEnvironment({ ...dev!, name: 'local', colour: 'grey' }));
    expect(valueOf(await engine.getProfile(profile.id)).environment).toMatchObject({
      id: 'dev',
      name: 'local',
      colour: 'grey',
    });
  });

  it('that is renamed is named so at every token got there', async () => {
    const { acquire, engine } = await open();
    await acquire();
    const [dev] = valueOf(await engine.listEnvironments());
    valueOf(await engine.saveEnvironment({ ...dev!, name: 'local' }));
    const [token] = valueOf(await engine.listTokens({}));
    expect(token).toMatchObject({ environment: 'local' });
    expect(valueOf(await engine.viewToken(token!.id)).summary).toMatchObject({ environment: 'local' });
  });

  it.each([
    ['without a name', { ...QA, name: '  ' }, 'name'],
    ['with a name that another has', { ...QA, name: 'PROD' }, 'name'],
    ['that is gone', { ...QA, id: 'gone' }, 'environment'],
  ])('%s is not saved', async (_, environment, parameter) => {
    const { engine } = await open();
    expect(faultOf(await engine.saveEnvironment(environment))).toMatchObject({
      code: 'input.invalid',
      parameter,
    });
    expect(valueOf(await engine.listEnvironments())).toHaveLength(3);
  });

  it('with profiles in it stays, and says how many', async () => {
    const { engine } = await open();
    expect(faultOf(await engine.removeEnvironment('dev'))).toMatchObject({
      code: 'operation.not_possible',
      message: 'There is 1 profile in it.',
    });
    expect(faultOf(await engine.removeEnvironment('gone'))).toMatchObject({ code: 'input.invalid' });
  });

  it('stays where it is the last one', async () => {
    const { engine, profile } = await open();
    valueOf(await engine.removeEnvironment('staging'));
    valueOf(await engine.removeEnvironment('prod'));
    valueOf(await engine.removeProfile(profile.id));
    expect(faultOf(await engine.removeEnvironment('dev')).message).toContain('the last one');
  });
});
