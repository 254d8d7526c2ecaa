import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import { exchangeWords } from '../../words/exchange.ts';

/** The exchanges whose method, address, status or purpose has every word of the filter. */
export function filterExchanges(
  exchanges: readonly ExchangeSummary[],
  filter: string,
): readonly ExchangeSummary[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return exchanges;
  return exchanges.filter((exchange) => {
    const text = [
      exchange.method,
      exchange.origin,
      exchange.path,
      String(exchange.status ?? exchange.failure?.kind ?? ''),
      exchangeWords.purpose[exchange.purpose],
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What typing in the list looks for: method, path, status. */
export function exchangeName(exchange: ExchangeSummary): string {
  const outcome = exchange.status ?? exchange.failure?.kind ?? exchangeWords.received;
  return `${exchange.method} ${exchange.path}, ${outcome}, ${exchangeWords.purpose[exchange.purpose]}`;
}
