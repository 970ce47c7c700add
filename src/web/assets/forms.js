/**
 * What was sent is not asked to be sent again by going back: once a form or its check is sent, the place in the history where
 * it stood leads to the form anew. Without this script a browser asks before it sends anything a second time.
 */
document.addEventListener('submit', ({ target }) => {
  if (target.method === 'post' && target.closest('main')) history.replaceState(null, '', location.href);
});
