using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portal.Application.Publishing;
using Portal.Web.Filters;
using Portal.Web.Models;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Hosting;

/// <summary>The interface for other systems: open to scripts of every site, limited by address, errors as problem details, described by OpenAPI.</summary>
public static class ApiHosting
{
    public const string Prefix = "/api/v1";
    private const string Policy = "api";

    /// <summary>Programs ask here, and get every no as problem details. The page /api is for people.</summary>
    public static bool IsApi(string? path) =>
        path is not null && (path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/openapi/", StringComparison.OrdinalIgnoreCase));

    public static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiLimiter>();
        services.AddCors(cors => cors.AddPolicy(Policy, policy => policy.AllowAnyOrigin().WithMethods("GET", "HEAD").AllowAnyHeader()
            .WithExposedHeaders("ETag", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After").SetPreflightMaxAge(TimeSpan.FromDays(1))));
        services.Configure<ApiBehaviorOptions>(behavior =>
        {
            behavior.SuppressMapClientErrors = true;
            behavior.InvalidModelStateResponseFactory = context => ApiProblems.Of(context.ModelState);
        });
        // The description takes names and enums from here; the answers are written by the same.
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        services.AddOpenApi("v1", openApi =>
        {
            openApi.ShouldInclude = operation => IsApi("/" + operation.RelativePath);
            openApi.AddDocumentTransformer(DescribeAsync);
            openApi.AddSchemaTransformer((schema, context, _) =>
            {
                if (ApiJson.Meaning(context.JsonTypeInfo.Type) is { } meaning) (schema.Type, schema.Description) = (JsonSchemaType.String, meaning);
                return Task.CompletedTask;
            });
        });
    }

    public static void UseApi(this WebApplication app) => app.UseWhen(context => IsApi(context.Request.Path), api =>
    {
        api.UseCors(Policy);
        api.UseMiddleware<ApiLimits>();
    });

    private static async Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken token)
    {
        var facts = context.ApplicationServices.GetRequiredService<SiteFacts>();
        await facts.RefreshAsync(token);
        var site = facts.Current;
        document.Info = new OpenApiInfo
        {
            Title = $"{site.Name}数据接口",
            Version = "v1",
            Description = "读取已经公开的政府信息。只读，不需要登录，不收集个人信息；错误一律以 application/problem+json（RFC 9457）说明原因。",
            Contact = new OpenApiContact { Name = site.DisclosureOffice, Email = site.Email.Length > 0 ? site.Email : null },
        };
        // Never the address that the visitor's request names.
        if (context.ApplicationServices.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http)
            document.Servers = [new OpenApiServer { Url = PublicAddress.Root(site, http.Request) }];
    }
}
