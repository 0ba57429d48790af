using System.ComponentModel;
using System.Diagnostics;
using Portal.Application.Files;

namespace Portal.Application.Import;

/// <summary>
/// doc, wps, odt and rtf to docx by LibreOffice, in a folder and with a profile of its own. It is ended with its children when
/// it takes too long.
/// </summary>
internal sealed class LegacyOfficeConverter(FileIntakeOptions options)
{
    private static readonly string[] _places =
    [
        "/usr/bin/soffice", "/usr/local/bin/soffice", "/usr/bin/libreoffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice", @"C:\Program Files\LibreOffice\program\soffice.exe", @"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ];

    public static string? Program()
    {
        var names = OperatingSystem.IsWindows() ? (string[])["soffice.exe"] : ["soffice", "libreoffice"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(f => names.Select(n => Path.Combine(f, n))).Concat(_places).FirstOrDefault(File.Exists);
    }

    public byte[] ToDocx(string fileName, byte[] bytes)
    {
        if (Program() is not { } program)
        {
            throw new IntakeRefusedException("本机没有安装 LibreOffice，不能读取 doc、wps、odt、rtf 文件。请先另存为 docx 再导入，或请管理员安装 LibreOffice。");
        }

        var folder = Directory.CreateTempSubdirectory("portal-convert-");
        try
        {
            // A name of our own: what the sender called the file never reaches a command line.
            var source = Path.Combine(folder.FullName, "paper" + Path.GetExtension(SafeFileNames.SafeFileName(fileName)).ToLowerInvariant());
            File.WriteAllBytes(source, bytes);
            Run(program, folder.FullName, source);
            var result = Path.Combine(folder.FullName, "out", "paper.docx");
            return File.Exists(result) ? File.ReadAllBytes(result) : throw new IntakeRefusedException("文件无法转换，可能已损坏。请另存为 docx 后重试。");
        }
        finally
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                // a child that dies slowly may hold a lock on the profile; the system's clean-up takes the rest
            }
        }
    }

    private void Run(string program, string folder, string source)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in (string[])["--headless", "--norestore", "--nolockcheck", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--convert-to", "docx", "--outdir", Path.Combine(folder, "out"), source])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start) ?? throw new IntakeRefusedException("LibreOffice 无法启动，请联系管理员。");
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(options.ConversionTimeout)) return;
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5000);
        }
        catch (Win32Exception e)
        {
            throw new IntakeRefusedException("LibreOffice 无法启动，请联系管理员。", e);
        }

        throw new IntakeRefusedException("文件转换超时，请另存为 docx 后重试。");
    }
}
