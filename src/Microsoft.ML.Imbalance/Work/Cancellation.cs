namespace Microsoft.ML.Imbalance;

/// <summary>Work that may be told to end. Whatever takes long asks for it, however deep it lies, loops as <see cref="LongWork"/>: the token flows with the work, to its threads too.</summary>
internal static class Cancellation
{
    private static readonly AsyncLocal<CancellationToken> Current = new();

    /// <exception cref="OperationCanceledException">The work around this call is to end.</exception>
    public static void ThrowIfRequested() => Current.Value.ThrowIfCancellationRequested();

    /// <summary>Does work that ends when the token says so, and where work around it is to end as well.</summary>
    /// <param name="token">The token; of one that can't be canceled the one around it stays.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="OperationCanceledException">The work was to end. Whatever a thread or a trainer made of that is the inner exception.</exception>
    public static T Run<T>(CancellationToken token, Func<T> work)
    {
        if (!token.CanBeCanceled)
            return work();
        CancellationToken outer = Current.Value;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(outer, token);
        Current.Value = both.Token;
        try
        {
            token.ThrowIfCancellationRequested();
            return work();
        }
        catch (Exception e) when (token.IsCancellationRequested)
        {
            throw new OperationCanceledException($"It was canceled: {e.Message}", e, token);
        }
        finally
        {
            Current.Value = outer;
        }
    }

    /// <summary>Rows whose reading ends when the work around is to end: trainers know no token, but read rows.</summary>
    public static IDataView Watch(IDataView view) => Current.Value is { CanBeCanceled: true } token ? new WatchedDataView(view, token) : view;
}
