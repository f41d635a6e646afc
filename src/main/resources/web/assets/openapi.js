// Shows the description of the API, of this server alone, in the reader's colours.
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function colours() {
  document.documentElement.classList.toggle('dark-mode', dark.matches);
}

document.addEventListener('DOMContentLoaded', () => {
  const place = document.getElementById('api');
  colours();
  dark.addEventListener('change', colours);
  window.SwaggerUIBundle({
    domNode: place,
    url: place.dataset.description,
    validatorUrl: null,
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    tryItOutEnabled: true,
    displayRequestDuration: true,
    presets: [window.SwaggerUIBundle.presets.apis],
  });
});
