/* Cairn's own script. Every page works without it: it only moves the focus, and says when a session has ended. */
(function () {
  'use strict'

  function focusOn (element) {
    if (!element) return
    if (!element.matches('a, button, input, select, textarea, [tabindex]')) element.setAttribute('tabindex', '-1')
    element.focus()
  }

  // After a page load: to what must be put right, so that nobody has to look for it.
  function atStart () {
    verdicts()
    focusOn(document.querySelector('.govuk-error-summary'))
  }

  // A link of the error summary leads to the box with its label in view. A radio's own label stands at its right, so
  // the question of its group is shown instead.
  document.addEventListener('click', function (event) {
    var link = event.target.closest('.govuk-error-summary a[href^="#"]')
    if (!link) return
    var box = document.getElementById(link.getAttribute('href').slice(1))
    if (!box) return
    event.preventDefault()
    var group = box.closest('fieldset')
    var words = (group && group.querySelector('legend')) || document.querySelector('label[for="' + box.id + '"]') || box
    words.scrollIntoView({ block: 'start' })
    box.focus({ preventScroll: true })
  })

  // Escape closes the phone's menu and leaves the focus on it.
  document.addEventListener('keydown', function (event) {
    var menu = event.key === 'Escape' && event.target.closest('.cn-menu[open]')
    if (!menu) return
    menu.open = false
    menu.querySelector('summary').focus()
  })

  // After a piece of the page was swapped: to its errors, else to the place it names, else where the focus was.
  document.addEventListener('htmx:afterSettle', function (event) {
    var piece = event.target
    if (!piece || !piece.querySelector) return
    var place = piece.querySelector('.govuk-error-summary') ||
      (piece.matches('[data-focus]') ? piece : piece.querySelector('[data-focus]'))
    focusOn(place)
  })

  // A sentence in the status line, read out by screen readers. Words only, never HTML.
  function say (words) {
    var line = document.getElementById('flash')
    if (!line) return
    var wrap = document.createElement('div')
    var sentence = document.createElement('p')
    wrap.className = 'cn-wrap'
    sentence.className = 'cn-flash cn-flash--warn'
    sentence.textContent = words
    wrap.appendChild(sentence)
    line.replaceChildren(wrap)
    line.scrollIntoView({ block: 'nearest' })
  }

  // The answer to a swap is the sign-in page when the session has ended: keep the form and what was typed instead.
  document.addEventListener('htmx:beforeSwap', function (event) {
    var request = event.detail.xhr
    if (/\/accounts\//.test(request.responseURL || '')) {
      event.detail.shouldSwap = false
      say('You have been signed out, and nothing was saved. What you typed is still here: sign in again in another tab, then save.')
    } else if (request.status === 403 || request.status === 409) {
      // Somebody else saved meanwhile, or the page is too old: sent plainly, the form leads to the page that says so
      // and keeps every word.
      var form = event.detail.requestConfig.elt
      if (form.matches('form')) form.submit()
    } else if (request.status >= 400) {
      say(request.status === 404
        ? 'That is no longer here, or not yours to see. Load the page again.'
        : 'That could not be saved. What you typed is still here: wait a moment, then save again.')
    }
  })
  document.addEventListener('htmx:sendError', function () {
    say('There is no connection, so nothing was saved. What you typed is still here: save again when you are back.')
  })

  // Shortly before a session ends, while something is typed on the page.
  var minutes = Number(document.body.getAttribute('data-session-minutes'))
  if (minutes > 10) {
    setTimeout(function () {
      var typed = Array.prototype.some.call(document.querySelectorAll('main textarea, main input[type=text]'), function (box) {
        return box.value !== box.defaultValue
      })
      if (typed) say('You will be signed out in ten minutes. Save now: what you have typed is still here.')
    }, (minutes - 10) * 60000)
  }

  // The form of a verdict: digits choose, n goes on, and nothing while somebody types. What is typed is kept on this machine
  // until it was saved, so that a lost connection costs no words.
  function verdicts () {
    var form = document.querySelector('form[data-keep]')
    if (!form) return
    var reason = form.querySelector('textarea')
    var place = 'cairn-' + form.getAttribute('data-keep')
    try {
      var kept = localStorage.getItem(place)
      if (kept && reason && !reason.value) reason.value = kept
      form.addEventListener('input', function () { localStorage.setItem(place, reason.value) })
      form.addEventListener('submit', function (event) {
        if (navigator.onLine) return localStorage.removeItem(place)
        event.preventDefault()
        say('There is no connection, so nothing was saved. What you typed is kept here: save again when you are back.')
      })
    } catch (error) { /* no room to keep anything in: the form works without */ }
    document.addEventListener('keydown', function (event) {
      if (event.ctrlKey || event.altKey || event.metaKey || /^(TEXTAREA|SELECT)$/.test(event.target.tagName)) return
      var radios = form.querySelectorAll('input[type=radio][name=verdict]')
      var next = document.querySelector('a[data-key=n]')
      if (/^[1-4]$/.test(event.key) && radios[event.key - 1]) {
        radios[event.key - 1].checked = true
        radios[event.key - 1].focus()
      } else if (event.key === 'n' && next) {
        next.click()
      }
    })
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', atStart)
  else atStart()
}())
