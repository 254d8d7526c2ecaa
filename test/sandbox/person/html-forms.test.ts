import { describe, expect, test } from 'vitest';
import { readForms, readTitle } from '../../../src/sandbox/person/html-forms.ts';

describe('reading forms from a page', () => {
  test('finds fields, buttons and where the form goes', () => {
    const [form] = readForms(`<form method="post" action="/go">
      <input type="hidden" name="xsrf" value="a&amp;b &#39;&#x22;"/>
      <input name="login" value='x y'><button name="decision" value="allow">Yes</button></form>`);
    expect(form).toMatchObject({ action: '/go', method: 'POST' });
    expect(form?.fields).toEqual([
      { type: 'hidden', name: 'xsrf', value: `a&b '"`, isChecked: true },
      { type: 'text', name: 'login', value: 'x y', isChecked: true },
    ]);
    expect(form?.buttons).toEqual([{ name: 'decision', value: 'allow', action: undefined }]);
  });

  test('a box that is not ticked and a field that is disabled are not sent', () => {
    const [form] = readForms(`<form><input type="checkbox" name="scope" value="email">
      <input type=checkbox name=scope value=profile checked><input name="gone" disabled></form>`);
    expect(form?.fields.map(({ name, isChecked }) => [name, isChecked])).toEqual([
      ['scope', false],
      ['scope', true],
    ]);
  });

  test('a button outside the form belongs to it when it says so', () => {
    const [form] = readForms(`<form id="f" action="/a"></form><button form="f" formaction="/b">Go</button>`);
    expect(form?.buttons).toEqual([{ name: undefined, value: '', action: '/b' }]);
  });

  test('markup inside scripts, styles and comments is not there for a person', () => {
    const page = `<script>document.write('<form action="/evil">')</script><!-- <form action="/old"> -->
      <style>a:after{content:"<form>"}</style><form action="/real"></form>`;
    expect(readForms(page).map(({ action }) => action)).toEqual(['/real']);
  });

  test('inputs that stand in no form are passed over', () => {
    expect(readForms('<input name="a"><form></form><input name="b">')[0]?.fields).toEqual([]);
  });

  test('a form without a method is sent by GET', () => {
    expect(readForms('<FORM ACTION=/x>')[0]).toMatchObject({ action: '/x', method: 'GET' });
  });

  test('a title comes without entities, and is empty when there is none', () => {
    expect(readTitle('<title lang="en"> Sign in &amp; go </title>')).toBe('Sign in & go');
    expect(readTitle('plain')).toBe('');
  });
});
