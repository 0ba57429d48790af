using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;

namespace Portal.Application.Data;

/// <summary>A key of the ring of the office side: sign-in and antiforgery. The public login cannot read it.</summary>
public sealed class AdminKey
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Sealed { get; set; } = "";
}

/// <summary>A key of the public ring: antiforgery only.</summary>
public sealed class PublicKey
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Sealed { get; set; } = "";
}

internal sealed class AdminKeyConfiguration : IEntityTypeConfiguration<AdminKey>
{
    public void Configure(EntityTypeBuilder<AdminKey> builder)
    {
        builder.ToTable("AdminKeys");
        builder.Property(k => k.Name).HasMaxLength(100);
    }
}

internal sealed class PublicKeyConfiguration : IEntityTypeConfiguration<PublicKey>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<PublicKey> builder)
    {
        builder.ToTable("PublicKeys");
        builder.Property(k => k.Name).HasMaxLength(100);
    }
}

/// <summary>Seals keys with AES-GCM under a secret of the host, so that who reads the database cannot forge sign-ins.</summary>
public sealed class KeySeal(byte[] secret)
{
    /// <summary>From a file under the data directory, made where it is missing; every node of one ring needs the same.</summary>
    public static KeySeal From(PortalOptions options, string ring)
    {
        var file = Path.Combine(options.DataPath, "keys", $"{ring}.key");
        if (!File.Exists(file)) SecretFile.Write(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return new KeySeal(Convert.FromBase64String(File.ReadAllText(file).Trim()));
    }

    public string Seal(string text)
    {
        var nonce = RandomNumberGenerator.GetBytes(12);
        var plain = Encoding.UTF8.GetBytes(text);
        var cipher = new byte[plain.Length];
        var tag = new byte[16];
        using var aes = new AesGcm(secret, tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        return Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
    }

    public string Open(string text)
    {
        var bytes = Convert.FromBase64String(text);
        var plain = new byte[bytes.Length - 28];
        using var aes = new AesGcm(secret, 16);
        aes.Decrypt(bytes.AsSpan(0, 12), bytes.AsSpan(28), bytes.AsSpan(12, 16), plain);
        return Encoding.UTF8.GetString(plain);
    }
}

/// <summary>Keeps data-protection keys in the shared database, sealed.</summary>
public abstract class KeyRing(IServiceScopeFactory scopes, KeySeal seal) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. Read(scope.ServiceProvider).Select(text => XElement.Parse(seal.Open(text)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        Write(scope.ServiceProvider, friendlyName, seal.Seal(element.ToString(SaveOptions.DisableFormatting)));
    }

    protected abstract List<string> Read(IServiceProvider services);

    protected abstract void Write(IServiceProvider services, string name, string text);
}

public sealed class AdminKeyRing(IServiceScopeFactory scopes, KeySeal seal) : KeyRing(scopes, seal)
{
    // The framework reads the keys before the first request; the small context spares it the building of the large one's model.
    protected override List<string> Read(IServiceProvider services) =>
        [.. services.GetRequiredService<PublicDbContext>().Database.SqlQuery<string>($"SELECT Sealed AS Value FROM AdminKeys")];

    protected override void Write(IServiceProvider services, string name, string text) =>
        services.GetRequiredService<PublicDbContext>().Database.ExecuteSql($"INSERT INTO AdminKeys (Name, Sealed) VALUES ({name}, {text})");
}

public sealed class PublicKeyRing(IServiceScopeFactory scopes, KeySeal seal) : KeyRing(scopes, seal)
{
    protected override List<string> Read(IServiceProvider services) => [.. services.GetRequiredService<PublicDbContext>().PublicKeys.AsNoTracking().Select(k => k.Sealed)];

    protected override void Write(IServiceProvider services, string name, string text)
    {
        var db = services.GetRequiredService<PublicDbContext>();
        db.PublicKeys.Add(new PublicKey { Name = name, Sealed = text });
        db.SaveChanges();
    }
}
