using System.Text;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace BatteryTwin.Web.Api.Traceability;

/// <summary>Tables and documents sent as parts of one multipart form, as files or as fields; gzip is recognised when they are read.</summary>
internal sealed class TableUpload
{
    private readonly IFormCollection _form;

    private TableUpload(IFormCollection form) => _form = form;

    /// <summary>Names of the parts.</summary>
    public IReadOnlyList<string> Names => [.. _form.Files.Select(file => file.Name).Concat(_form.Keys).Distinct(StringComparer.Ordinal)];

    /// <summary>The parts of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="mostBytes">Most that may be sent.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="TableUploadException">It is no multipart form, or too large.</exception>
    public static async Task<TableUpload> ReadAsync(HttpContext context, long mostBytes, CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new TableUploadException("There are no tables.", "Send multipart/form-data with one part for each table or document, named after it.", StatusCodes.Status400BadRequest);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = mostBytes;
        }

        try
        {
            FormOptions limits = new() { MultipartBodyLengthLimit = mostBytes, ValueLengthLimit = (int)Math.Min(int.MaxValue, mostBytes), ValueCountLimit = 64 };
            return new(await context.Request.ReadFormAsync(limits, cancel));
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or IOException)
        {
            bool isTooLarge = fault is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } || fault.Message.Contains("limit", StringComparison.OrdinalIgnoreCase);
            throw isTooLarge
                ? new TableUploadException("The tables are too large.", $"At most {mostBytes >> 20} MB may be sent at once; send them compressed with gzip.", StatusCodes.Status413PayloadTooLarge)
                : new TableUploadException("The form cannot be read.", fault.Message, StatusCodes.Status400BadRequest);
        }
    }

    public bool Has(string name) => _form.Files.GetFile(name) is not null || _form.ContainsKey(name);

    /// <summary>A part as it was sent.</summary>
    /// <exception cref="TableUploadException">There is no such part.</exception>
    public async Task<byte[]> BytesAsync(string name, CancellationToken cancel)
    {
        if (_form.Files.GetFile(name) is { } file)
        {
            byte[] bytes = new byte[file.Length];
            await using Stream content = file.OpenReadStream();
            await content.ReadExactlyAsync(bytes, cancel);
            return bytes;
        }

        return _form.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues value)
            ? Encoding.UTF8.GetBytes(value.ToString())
            : throw new TableUploadException("A part is missing.", $"The form has no part '{name}'; it has {(Names.Count == 0 ? "none" : string.Join(", ", Names))}.", StatusCodes.Status400BadRequest);
    }

    /// <summary>A part as a document: unpacked when it was compressed.</summary>
    public async Task<byte[]> DocumentAsync(string name, int mostBytes, CancellationToken cancel)
    {
        byte[] sent = await BytesAsync(name, cancel);
        await using Stream text = new TableSource(name, () => new MemoryStream(sent)).OpenText();
        byte[] document = new byte[mostBytes + 1];
        try
        {
            int length = await text.ReadAtLeastAsync(document, document.Length, throwOnEndOfStream: false, cancel);
            return length <= mostBytes ? document[..length] : throw new TableUploadException("A part is too large.", $"'{name}' may have {mostBytes >> 20} MB.", StatusCodes.Status413PayloadTooLarge);
        }
        catch (InvalidDataException fault)
        {
            throw new TableUploadException("A part cannot be read.", $"'{name}': the gzip data are damaged or cut off ({fault.Message}).", StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>Copies a part into a file.</summary>
    public async Task SaveAsync(string name, string path, CancellationToken cancel)
    {
        try
        {
            await using FileStream file = File.Create(path);
            if (_form.Files.GetFile(name) is { } sent)
            {
                await sent.CopyToAsync(file, cancel);
            }
            else
            {
                await file.WriteAsync(await BytesAsync(name, cancel), cancel);
            }

            file.Flush(flushToDisk: true);
        }
        catch (IOException problem)
        {
            throw StorageFault.Of(problem, $"the table '{name}' cannot be kept");
        }
    }
}
