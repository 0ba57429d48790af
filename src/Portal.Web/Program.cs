using Portal.Web.Commands;
using Portal.Web.Hosting;

// `dotnet run` puts the project's own arguments (--environment Development) before the caller's; the verb is the first word after them.
var verb = CommandLine.IndexOfVerb(args);
return verb < 0 ? await Server.RunAsync(args) : await CommandLine.RunAsync(args[verb..], args[..verb]);
