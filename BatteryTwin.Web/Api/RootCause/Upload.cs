using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>Reads bodies and form parts, plain or compressed with gzip (seen from their first bytes), up to a size.</summary>
internal static class Upload
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>The request's body.</summary>
    /// <exception cref="UploadException">It is too large, or its compression damaged.</exception>
    public static async Task<byte[]> BodyAsync(HttpRequest request, long most, CancellationToken cancel)
    {
        SetLimit(request, most);
        return await ReadAsync(request.Body, "the body", most, cancel);
    }

    /// <summary>The request's form.</summary>
    /// <exception cref="UploadException">It is no form, damaged or too large.</exception>
    public static async Task<IFormCollection> FormAsync(HttpRequest request, long most, CancellationToken cancel)
    {
        if (!request.HasFormContentType)
        {
            throw new UploadException("send the tables as multipart/form-data, one part each");
        }

        SetLimit(request, most);
        try
        {
            return await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = most, ValueLengthLimit = (int)Math.Min(most, int.MaxValue) }, cancel);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new UploadException($"the form cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>One part of a form, sent as a file or as a field.</summary>
    /// <exception cref="UploadException">It is missing, too large, or its compression damaged.</exception>
    public static async Task<byte[]> PartAsync(IFormCollection form, string name, long most, CancellationToken cancel)
    {
        if (form.Files.GetFile(name) is { } file)
        {
            return await FileAsync(file, most, cancel);
        }

        return form.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues text) && text.Count == 1
            ? System.Text.Encoding.UTF8.GetBytes(text[0]!)
            : throw new UploadException($"the part '{name}' is missing; the form has {(form.Files.Count + form.Count == 0 ? "no parts" : string.Join(", ", form.Files.Select(other => other.Name).Concat(form.Keys).Distinct()))}");
    }

    /// <summary>A file of a form.</summary>
    /// <exception cref="UploadException">It is too large, or its compression damaged.</exception>
    public static async Task<byte[]> FileAsync(IFormFile file, long most, CancellationToken cancel)
    {
        await using Stream stream = file.OpenReadStream();
        return await ReadAsync(stream, $"the part '{file.Name}'", most, cancel);
    }

    private static void SetLimit(HttpRequest request, long most)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, string what, long most, CancellationToken cancel)
    {
        byte[] content = await CopyAsync(stream, what, most, cancel);
        if (content is not [0x1f, 0x8b, ..])
        {
            return content;
        }

        try
        {
            await using GZipStream plain = new(new MemoryStream(content), CompressionMode.Decompress);
            return await CopyAsync(plain, what, most, cancel);
        }
        catch (InvalidDataException fault)
        {
            throw new UploadException($"{what} begins as gzip but cannot be decompressed: {fault.Message}", fault);
        }
    }

    private static async Task<byte[]> CopyAsync(Stream stream, string what, long most, CancellationToken cancel)
    {
        using MemoryStream content = new();
        byte[] piece = new byte[PieceBytes];
        for (int read = await stream.ReadAsync(piece, cancel); read > 0; read = await stream.ReadAsync(piece, cancel))
        {
            if (content.Length + read > most)
            {
                throw new UploadException($"{what} has more than {most} bytes; send less at once, or raise the limit in the settings (UploadBytes of BatteryTwin:RootCause, AppendBytes of BatteryTwin:Traceability)", StatusCodes.Status413PayloadTooLarge);
            }

            content.Write(piece, 0, read);
        }

        return content.ToArray();
    }
}
