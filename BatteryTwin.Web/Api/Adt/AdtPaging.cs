using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>
/// Lists in pages: <c>{"value":[…],"nextLink":link or null}</c>. The link is relative to the root and carries all the next request needs,
/// the key of the last item among it, so that pages neither repeat nor miss items that stay while others come and go.
/// </summary>
internal static class AdtPaging
{
    public const string TokenParameter = "continuationToken";

    /// <summary>The key of the last item of the page before; null on the first page.</summary>
    /// <exception cref="AdtException">The token is damaged.</exception>
    public static string? After(AdtRequest request)
    {
        StringValues token = request.Http.Query[TokenParameter];
        if (token.Count == 0 || string.IsNullOrEmpty(token[0]))
        {
            return null;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(token[0]));
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException)
        {
            throw AdtException.InvalidArgument($"The {TokenParameter} is damaged or was not given out by this service; start again with the first page.");
        }
    }

    /// <summary>Sends one page of items that come in the order of their keys.</summary>
    /// <param name="request">The request.</param>
    /// <param name="items">The items that follow the page before.</param>
    /// <param name="size">Most items.</param>
    /// <param name="key">What identifies an item.</param>
    /// <param name="write">Writes an item.</param>
    public static Task SendAsync<T>(AdtRequest request, IEnumerable<T> items, int size, Func<T, string> key, Action<Utf8JsonWriter, T> write)
    {
        List<T> page = [];
        bool more = false;
        foreach (T item in items)
        {
            if (page.Count == size)
            {
                more = true;
                break;
            }

            page.Add(item);
        }

        string? next = more ? NextLink(request, key(page[^1]), size) : null;
        return request.JsonAsync((page, next, write), static (writer, state) => Write(writer, state.page, state.next, state.write));
    }

    private static void Write<T>(Utf8JsonWriter writer, List<T> page, string? next, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("value");
        foreach (T item in page)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
        writer.WriteString("nextLink", next);
        writer.WriteEndObject();
    }

    /// <summary>The same request with another token. Clients append their own parameters again, so a value counts once.</summary>
    private static string NextLink(AdtRequest request, string lastKey, int size)
    {
        StringBuilder link = new(AdtPath.Raw(request.Context));
        link.Append('?');
        foreach ((string name, StringValues values) in request.Http.Query)
        {
            if (name is not (TokenParameter or AdtRequest.PageSizeName))
            {
                foreach (string? value in values.Distinct(StringComparer.Ordinal))
                {
                    link.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value ?? string.Empty)).Append('&');
                }
            }
        }

        return link.Append(AdtRequest.PageSizeName).Append('=').Append(size.ToString(CultureInfo.InvariantCulture))
            .Append('&').Append(TokenParameter).Append('=').Append(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(lastKey))).ToString();
    }
}
