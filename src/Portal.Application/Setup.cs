using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Contacts;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Application.Import;
using Portal.Application.Mail;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Application.Reports;
using Portal.Application.Review;
using Portal.Application.Search;
using Portal.Application.Seeding;
using Portal.Application.Training;
using Portal.Application.WorkPlans;
using Portal.Domain.People;
using Portal.Domain.Publishing;
using Portal.Domain.Review;

namespace Portal.Application;

/// <summary>What the hosts register: the public side everywhere, the workroom on All and Admin hosts and for the commands.</summary>
public static class Setup
{
    public static IServiceCollection AddPortalSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PortalOptions>().Bind(configuration.GetSection(PortalOptions.Section));
        services.AddSingleton(TimeProvider.System);
        return services;
    }

    public static IServiceCollection AddPublicSide(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPublicContexts(configuration);
        services.AddSingleton<ShelfFiles>();
        services.AddScoped<PublicSite>();
        services.AddScoped<SiteRedirects>();
        services.AddScoped<ShelfWalk>();
        services.AddSingleton<SiteFacts>();
        services.AddSingleton<ShelfFollower>();
        services.AddSingleton<ShelfCopies>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<IShelfListener>(provider => provider.GetRequiredService<SearchIndex>());
        services.AddSingleton<SearchVocabulary>();
        services.AddSingleton<SearchMisses>();
        services.AddScoped<SearchHits>();
        services.AddScoped<ShelfSearch>();
        services.AddExchange();
        return services;
    }

    public static IServiceCollection AddWorkroom(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDbContext<PortalDbContext>((provider, builder) => builder.UsePortalDatabase(Options(provider), configuration.GetConnectionString("Portal")));
        services.AddSingleton(provider => AuditKey.From(Options(provider)));
        services.AddSingleton(provider => new IndexNumberRule(Options(provider).IndexNumber.Pattern, Options(provider).IndexNumber.Organisation));
        services.AddSingleton(provider => Duties(Options(provider)));
        services.AddSingleton<WorkroomFiles>();
        services.AddSingleton(_ => new FileIntake(configuration.GetSection("Portal:Files").Get<FileIntakeOptions>()));
        services.AddSingleton<PaperReader>();
        services.AddSingleton<PlanPapers>();
        services.AddScoped<PaperImport>();
        services.AddScoped<SheetImport>();
        services.AddScoped<ImportReports>();
        services.AddSingleton<ScheduledPublication>();
        services.AddScoped<Actors>();
        services.AddScoped<PeopleDesk>();
        services.AddScoped<PeopleList>();
        services.AddScoped<PeopleImport>();
        services.AddScoped<UnitDesk>();
        services.AddScoped<RoleDesk>();
        services.AddScoped<DelegationDesk>();
        services.AddScoped<AuditLog>();
        services.AddScoped<Deadlines>();
        services.AddScoped<CalendarDesk>();
        services.AddScoped<CalendarFiles>();
        services.AddScoped<DocumentStore>();
        services.AddScoped<DocumentDrafting>();
        services.AddScoped<EditorDesk>();
        services.AddScoped<OfficeReading>();
        services.AddScoped<SecrecyGuard>();
        services.AddScoped<WorkroomIntake>();
        services.AddScoped<WorkPlanDesk>();
        services.AddScoped<PlanChangeDesk>();
        services.AddScoped<PlanGrid>();
        services.AddScoped<ProgressDesk>();
        services.AddScoped<SupervisionDesk>();
        services.AddScoped<SupervisionMail>();
        services.AddSingleton<Mailer>();
        services.AddScoped<PlanReleaseDesk>();
        services.AddScoped<PlanScores>();
        services.AddScoped<SelfCheckReport>();
        services.AddScoped<WorkPlanTodos>();
        services.AddScoped<DocumentReview>();
        services.AddSingleton<WordingLexicons>();
        services.AddScoped<WordingDesk>();
        services.AddScoped<LexiconDesk>();
        services.AddScoped<SynonymDesk>();
        services.AddScoped<SearchMissReading>();
        services.AddScoped<ShelfTexts>();
        services.AddScoped<BatchReview>();
        services.AddScoped<DocumentRelease>();
        services.AddScoped<ShelfPages>();
        services.AddScoped<PublishingGate>();
        services.AddScoped<SiteRelease>();
        services.AddScoped<ColumnDesk>();
        services.AddScoped<RecordAddresses>();
        services.AddScoped<OldAddressDesk>();
        services.AddScoped<OldAddressPaste>();
        services.AddScoped<SettingsDesk>();
        services.AddScoped<ChannelDesk>();
        services.AddScoped<FiguresReading>();
        services.AddScoped<TrainingDesk>();
        services.AddScoped<TrainingRollDesk>();
        services.AddScoped<TrainingMaterialDesk>();
        services.AddScoped<TrainingReading>();
        services.AddScoped<TrainingFiguresReading>();
        services.AddScoped<ContactDesk>();
        services.AddScoped<ContactReading>();
        services.AddScoped<HandoverDesk>();
        services.AddScoped<Verification>();
        services.AddScoped<BaseData>();
        return services;
    }

    // The provider is known only when the options are: a test chooses it late.
    private static void AddPublicContexts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPooledDbContextFactory<PublicDbContext>((provider, builder) => builder.UsePortalDatabase(Options(provider), configuration.GetConnectionString("Portal")).AddInterceptors(new PreparedStatementsInterceptor()));
        services.AddSingleton<SqliteContexts>();
        services.AddScoped(provider => Options(provider).Database.Provider == DatabaseProvider.Sqlite
            ? provider.GetRequiredService<SqliteContexts>().Lend()
            : provider.GetRequiredService<IDbContextFactory<PublicDbContext>>().CreateDbContext());
    }

    private static PortalOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<PortalOptions>>().Value;

    private static GateDuties Duties(PortalOptions options)
    {
        var roles = GateDuties.Default.Roles.ToDictionary();
        foreach (var (gate, role) in options.Gates)
        {
            if (!Enum.TryParse<GateKind>(gate, out var kind) || !Enum.TryParse<Role>(role, out var holder))
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Portal:Gates:{gate} = {role}: no such gate or role."));
            roles[kind] = holder;
        }
        return new GateDuties(roles);
    }
}
