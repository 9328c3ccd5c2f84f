namespace BatteryTwin.Ingest.Transfer;

/// <summary>Somewhere files are read from and written to. Failures are <see cref="TransferException"/>s that name the address.</summary>
internal interface ITransferPlace
{
    /// <exception cref="TransferException">The address is not one of this place, or not allowed.</exception>
    void Require(Uri address);

    /// <summary>Opens a file; the length is null when it is not known before the end.</summary>
    Task<(Stream Content, long? Length)> ReadAsync(Uri address, CancellationToken cancel);

    /// <summary>Writes a whole file, in place of one that is there.</summary>
    Task WriteAsync(Uri address, Stream content, CancellationToken cancel);
}
