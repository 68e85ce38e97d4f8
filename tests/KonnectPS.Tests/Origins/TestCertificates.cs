using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KonnectPS.Tests.Origins;

/// <summary>An authority that nobody trusts unasked, and what it signed.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly X509Certificate2 _authority;

    public TestCertificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=KonnectPS test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(1));
    }

    /// <summary>The authority as SSL_CERT_FILE wants it; its key is not in it.</summary>
    public string AuthorityPem => _authority.ExportCertificatePem();

    public void Dispose() => _authority.Dispose();

    /// <summary>A certificate of the authority.</summary>
    public X509Certificate2 Signed(string host, int fromDays = -1, int toDays = 1)
    {
        var (request, key) = RequestFor(host);
        using (key)
        using (var signed = request.Create(_authority, DateTimeOffset.UtcNow.AddDays(fromDays), DateTimeOffset.UtcNow.AddDays(toDays), RandomNumberGenerator.GetBytes(8)))
        {
            return Loadable(signed.CopyWithPrivateKey(key));
        }
    }

    /// <summary>A certificate that vouches for itself.</summary>
    public static X509Certificate2 SelfSigned(string host)
    {
        var (request, key) = RequestFor(host);
        using (key)
        {
            return Loadable(request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1)));
        }
    }

    private static (CertificateRequest Request, ECDsa Key) RequestFor(string host)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], true));
        return (request, key);
    }

    /// <summary>Through a file in memory: on Windows a server can't use a key that was never stored.</summary>
    private static X509Certificate2 Loadable(X509Certificate2 certificate)
    {
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }
}
