'use client';

import { useEffect } from 'react';

/** Unfolds the week of the session that the address points at, also in browsers that do not do so themselves. */
export function RevealTarget() {
  useEffect(() => {
    function reveal() {
      const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
      for (
        let folded = target?.closest('details');
        folded;
        folded = folded.parentElement?.closest('details')
      ) {
        folded.open = true;
      }
      target?.scrollIntoView();
    }
    if (window.location.hash !== '') reveal();
    window.addEventListener('hashchange', reveal);
    return () => window.removeEventListener('hashchange', reveal);
  }, []);
  return null;
}
