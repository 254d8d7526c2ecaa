import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { Environment, ProfileView } from '../../contract/models/profile.ts';
import { EnvMark } from '../ui/badge/env-mark.tsx';
import { cx } from '../ui/cx.ts';
import menu from '../ui/menu/menu.module.css';
import { appWords } from '../words/app.ts';
import { paletteWords } from '../words/palette.ts';
import { profileInEnvironment } from './environment.model.ts';
import styles from './top-bar.module.css';

export interface EnvironmentSwitchProps {
  readonly current: ProfileView;
  readonly environments: readonly Environment[];
  readonly profiles: readonly ProfileView[];
  readonly onProfile: (profileId: string) => void;
}

/** Which environment this is, and the way to the same profile in another one. */
export function EnvironmentSwitch({ current, environments, profiles, onProfile }: EnvironmentSwitchProps) {
  const name = current.environment.name;
  return (
    <MenuTrigger>
      <Button className={cx(styles.environment)} aria-label={appWords.environmentNow(name)}>
        <EnvMark environment={current.environment} />
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className={cx(menu.popover)} offset={4} placement="bottom end">
        <Menu
          className={cx(menu.menu)}
          aria-label={appWords.environments}
          selectionMode="single"
          selectedKeys={[current.environment.id]}
          onAction={(key) => {
            const target = profileInEnvironment(profiles, String(key), current);
            if (target) onProfile(target.profile.id);
          }}
        >
          {environments.map((environment) => {
            const target = profileInEnvironment(profiles, environment.id, current);
            return (
              <MenuItem
                key={environment.id}
                id={environment.id}
                textValue={environment.name}
                isDisabled={target === undefined}
                className={cx(menu.item)}
              >
                <span className={menu.words}>
                  <EnvMark environment={environment} />
                  <span className={menu.detail}>{target?.profile.name ?? paletteWords.profileCount(0)}</span>
                </span>
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
