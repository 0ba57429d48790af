using Portal.Domain.Publishing;

namespace Portal.Application.Data;

public enum HostRole
{
    /// <summary>Public site and office side in one process.</summary>
    All,

    /// <summary>The public site alone; no admin route exists.</summary>
    Public,

    /// <summary>The office side alone.</summary>
    Admin,
}

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Settings under <c>Portal</c>. The names are promises to operators (docs/operations.md lists them all).</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    public HostRole Role { get; set; } = HostRole.All;

    /// <summary>Where the SQLite file, files, keys and exports of the audit head stand; relative to the caller's folder.</summary>
    public string DataDirectory { get; set; } = "data";
    public DatabaseOptions Database { get; set; } = new();
    public FilesOptions Files { get; set; } = new();
    public SiteOptions Site { get; set; } = new();
    public CacheOptions Cache { get; set; } = new();
    public LimitOptions Limits { get; set; } = new();
    public LogOptions Log { get; set; } = new();
    public TelemetryOptions Telemetry { get; set; } = new();
    public IndexNumberOptions IndexNumber { get; set; } = new();
    public AuditOptions Audit { get; set; } = new();
    public DeadlineOptions Deadlines { get; set; } = new();
    public FeedOptions Feeds { get; set; } = new();
    public ApiOptions Api { get; set; } = new();
    public MailOptions Mail { get; set; } = new();

    /// <summary>Gate name → role name, where an office divides the five gates otherwise.</summary>
    public Dictionary<string, string> Gates { get; set; } = [];

    /// <summary>Addresses of the balancers whose forwarded headers are trusted.</summary>
    public List<string> Proxies { get; set; } = [];

    public string DataPath => Path.GetFullPath(DataDirectory);
}

public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Statements in one batch; the provider's own default where null. 1 where the server knows no MERGE.</summary>
    public int? MaxBatchSize { get; set; }
}

public sealed class FilesOptions
{
    /// <summary>Originals; never configured on a Public host.</summary>
    public string? Workroom { get; set; }

    /// <summary>Public copies, shared by the nodes.</summary>
    public string? Shelf { get; set; }

    /// <summary>Largest file, in bytes.</summary>
    public long MaxBytes { get; set; } = 50 * 1024 * 1024;
}

/// <summary>The page cache of this node.</summary>
public sealed class CacheOptions
{
    public bool Enabled { get; set; } = true;

    /// <summary>What its pages may weigh together.</summary>
    public long MaxBytes { get; set; } = 64 * 1024 * 1024;
}

/// <summary>What one client may ask of this node, so that all the others are served.</summary>
public sealed class LimitOptions
{
    /// <summary>Open connections at once; null for any number.</summary>
    public long? MaxConnections { get; set; } = 10_000;

    /// <summary>All headers of a request together; the request line may be as long once more.</summary>
    public int HeaderBytes { get; set; } = 16 * 1024;
    public int HeaderSeconds { get; set; } = 15;
    public int KeepAliveSeconds { get; set; } = 60;

    /// <summary>Who sends or reads more slowly than this is cut off, after <see cref="GraceSeconds"/>.</summary>
    public int BytesPerSecond { get; set; } = 240;
    public int GraceSeconds { get; set; } = 5;

    /// <summary>A form of a citizen or of the sign-in.</summary>
    public long FormBytes { get; set; } = 256 * 1024;

    /// <summary>A form of the office without a file. With one, <see cref="FilesOptions.MaxBytes"/> counts.</summary>
    public long OfficeFormBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Searches and other pages with a query that the cache does not hold, by address.</summary>
    public RateOptions Costly { get; set; } = new() { Permits = 200, Seconds = 10 };

    /// <summary>Attempts to sign in, by address; an account locks itself besides.</summary>
    public RateOptions SignIn { get; set; } = new() { Permits = 30, Seconds = 300 };
}

public sealed class RateOptions
{
    public int Permits { get; set; }
    public int Seconds { get; set; }
}

public sealed class LogOptions
{
    /// <summary>A file, with the day added to its name; the console where empty.</summary>
    public string? File { get; set; }

    /// <summary>One JSON object a line; the usual for a file.</summary>
    public bool? Json { get; set; }

    /// <summary>Days for which files are kept.</summary>
    public int Days { get; set; } = 30;
}

/// <summary>Figures and traces for the operator's own collector; off where no address is given.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Of an OTLP receiver, such as http://collector:4318.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>For gRPC (port 4317 as a rule) instead of HTTP.</summary>
    public bool Grpc { get; set; }

    /// <summary>The name under which this node reports.</summary>
    public string Service { get; set; } = "portal";

    /// <summary>Share of requests that are traced, 0 to 1.</summary>
    public double TraceShare { get; set; } = 0.05;
}

/// <summary>What stands at the head and foot of every page and in its tags (domain facts, section 4).</summary>
public sealed class SiteOptions
{
    public string Name { get; set; } = "云岭市民政局政务公开平台";
    public string Body { get; set; } = "云岭市民政局";
    public string Seal { get; set; } = "民";
    public string Domain { get; set; } = "localhost";
    public string IdentityCode { get; set; } = "0000000000";
    public string Icp { get; set; } = "滇ICP备00000000号";
    public string PoliceNumber { get; set; } = "00000000000000";

    /// <summary>Address of the site's entry for the mark of party and government sites (党政机关网站标识), as the issuing centre gave it; empty until then.</summary>
    public string MarkAddress { get; set; } = "";
    public string Address { get; set; } = "云岭市人民路1号";
    public string Phone { get; set; } = "0000-12345";
    public string OfficeHours { get; set; } = "工作日 9:00—12:00，14:30—17:30";
    public string DisclosureOffice { get; set; } = "云岭市民政局办公室";
    public string PostCode { get; set; } = "000000";
    public string Fax { get; set; } = "";
    public string Email { get; set; } = "";
    public string ComplaintPhone { get; set; } = "12345";

    /// <summary>A copy with the released facts; <see cref="SiteSettingKeys"/> names the properties that may change.</summary>
    public SiteOptions With(IReadOnlyDictionary<string, string> released)
    {
        var copy = (SiteOptions)MemberwiseClone();
        foreach (var (key, _) in SiteSettingKeys.All)
            if (released.TryGetValue(key, out var value)) typeof(SiteOptions).GetProperty(key)!.SetValue(copy, value);
        return copy;
    }
}

public sealed class IndexNumberOptions
{
    public string Pattern { get; set; } = "{org}/{year}-{serial:5}";

    /// <summary>The body's code, nine characters or the eighteen of the social credit code.</summary>
    public string Organisation { get; set; } = "000000000";
}

public sealed class AuditOptions
{
    /// <summary>Base64 of at least 32 bytes; else <see cref="KeyFile"/>.</summary>
    public string? Key { get; set; }

    /// <summary>File that holds the key; made under the data directory where neither is given.</summary>
    public string? KeyFile { get; set; }
}

public enum MailSecurity
{
    None,

    /// <summary>Begins in the clear and changes to TLS, or refuses (port 587 as a rule).</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465 as a rule).</summary>
    Tls,
}

/// <summary>The office's own mail server, for reminders to staff; off where no host is given.</summary>
public sealed class MailOptions
{
    public string Host { get; set; } = "";
    public int Port { get; set; } = 587;
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;
    public string UserName { get; set; } = "";
    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "";

    /// <summary>Beginning of the office side's addresses, such as http://zwgk.local; letters have no link without it.</summary>
    public string OfficeAddress { get; set; } = "";
}

/// <summary>One limit in working days, and where it comes from. It warns and counts; it never blocks.</summary>
public sealed class Limit
{
    public int WorkingDays { get; set; }
    public string Source { get; set; } = "";
}

public sealed class DeadlineOptions
{
    public Limit UnitHead { get; set; } = new() { WorkingDays = 2, Source = "本机关信息发布内部规定" };
    public Limit Office { get; set; } = new() { WorkingDays = 2, Source = "本机关信息发布内部规定" };
    public Limit Gates { get; set; } = new() { WorkingDays = 3, Source = "本机关信息发布内部规定" };
    public Limit Signer { get; set; } = new() { WorkingDays = 2, Source = "本机关信息发布内部规定" };
    public Limit Release { get; set; } = new() { WorkingDays = 1, Source = "本机关信息发布内部规定" };
    public Limit Disclosure { get; set; } = new() { WorkingDays = 20, Source = "《中华人民共和国政府信息公开条例》第二十六条" };

    /// <summary>Before a task's day, at which its unit is reminded.</summary>
    public Limit PlanReminder { get; set; } = new() { WorkingDays = 10, Source = "本机关督查督办内部规定" };

    /// <summary>After a task's day, at which the supervisors are told.</summary>
    public Limit PlanEscalation { get; set; } = new() { WorkingDays = 10, Source = "本机关督查督办内部规定" };

    /// <summary>For a unit's reply to a notice of supervision.</summary>
    public Limit SupervisionReply { get; set; } = new() { WorkingDays = 5, Source = "本机关督查督办内部规定" };

    /// <summary>After the end of a window, by which a report of progress is in time.</summary>
    public Limit PlanReport { get; set; } = new() { WorkingDays = 5, Source = "本机关督查督办内部规定" };
}

public sealed class FeedOptions
{
    /// <summary>Ids of records in one file of the site map. Changing it moves records between the files. Below 50,000, so that a single file has room for the other pages.</summary>
    public int SitemapPart { get; set; } = 45_000;
}

/// <summary>The interface for other systems (docs/interface.md).</summary>
public sealed class ApiOptions
{
    /// <summary>Requests from one address (IPv6: one network of 64 bits) in each minute; 0 for no limit.</summary>
    public int RequestsPerMinute { get; set; } = 120;
}
