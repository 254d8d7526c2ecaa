import { create } from 'zustand';
import { announce } from '../announce/announce.ts';

export interface ToastOptions {
  /** What happened, in one sentence. Never a secret. */
  readonly text: string;
  readonly tone?: 'plain' | 'fault';
  /** One act that belongs to it: to take it back, or to see what came of it. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it stays where nobody points at it, milliseconds; with an act longer than without. */
  readonly ms?: number;
}

export interface ToastItem extends ToastOptions {
  readonly id: number;
  readonly ms: number;
}

interface ToastState {
  readonly toasts: readonly ToastItem[];
}

/** As many as are seen at once; an older one gives way. */
const MOST = 3;

/** What the window says in passing, oldest first. */
export const useToasts = create<ToastState>()(() => ({ toasts: [] }));

let lastId = 0;

/** Says something in passing, at the lower edge of the window and to screen readers. */
export function showToast(options: ToastOptions): void {
  lastId += 1;
  const toast: ToastItem = { ms: options.action ? 20_000 : 8000, ...options, id: lastId };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-MOST) }));
  announce(toast.text);
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
