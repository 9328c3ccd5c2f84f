namespace BatteryTwin.Ingest.Transfer;

/// <summary>Finds the place that an address belongs to.</summary>
internal sealed class TransferPlaces(ExchangeFolder folder, BlobPlace blobs)
{
    /// <summary>Reads an address and checks that it may be used.</summary>
    /// <param name="text">The address.</param>
    /// <param name="member">What it is, for errors.</param>
    /// <exception cref="TransferException">It is no address, or not allowed.</exception>
    public Uri Address(string? text, string member)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new TransferException(TransferException.ValidationFailed, $"'{member}' is missing; give the address of a blob, or of a file in the folder '{ExchangeFolder.Name}' of the data directory");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || !(address.IsFile || address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp))
        {
            throw new TransferException(TransferException.InvalidArgument, $"'{member}' is '{text}'; it must be a https: address of a blob, or a file: address in the folder '{ExchangeFolder.Name}' of the data directory");
        }

        Of(address).Require(address);
        return address;
    }

    public ITransferPlace Of(Uri address) => address.IsFile ? folder : blobs;
}
