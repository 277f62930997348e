// The page of the REST API: Swagger UI with this server's own description, and no word to anybody else's server.
SwaggerUIBundle({
  url: "/api/openapi.json",
  domNode: document.getElementById("docs"),
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
});
