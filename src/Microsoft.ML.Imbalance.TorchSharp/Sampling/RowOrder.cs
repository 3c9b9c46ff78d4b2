namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The rows of a class that are in reach, and how many of them have been drawn before and after.</summary>
/// <param name="Class">The class.</param>
/// <param name="Deck">Which part of the class's rows these are: each part has a deck of its own.</param>
/// <param name="Rows">Numbers of rows.</param>
/// <param name="Before">Draws from this deck before.</param>
/// <param name="After">Draws after.</param>
internal readonly record struct DrawnRows(int Class, int Deck, int[] Rows, long Before, long After);

/// <summary>Which rows come in which order.</summary>
internal static class RowOrder
{
    private const string DeckStream = "deck", OrderStream = "order";

    /// <summary>The rows that an epoch draws, class by class from decks, all shuffled together.</summary>
    /// <param name="draws">The seed and the epoch.</param>
    /// <param name="chunk">Which part of the epoch this is: the order of each is another.</param>
    /// <param name="classes">The rows.</param>
    public static int[] Shuffled(EpochDraws draws, int chunk, ReadOnlySpan<DrawnRows> classes)
    {
        long total = 0;
        foreach (DrawnRows drawn in classes)
            total += drawn.After - drawn.Before;
        var order = new int[total];
        int at = 0;
        foreach (DrawnRows drawn in classes)
        {
            int count = (int)(drawn.After - drawn.Before);
            if (count > 0)
                Deal(draws.Seed, drawn, order.AsSpan(at, count));
            at += count;
        }
        Shuffle(order, RandomStream.Create(draws.Seed, OrderStream, chunk, draws.Epoch));
        return order;
    }

    public static void Shuffle(Span<int> values, RandomStream random)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int other = random.Next(i + 1);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    // A deck after the other, each shuffled by its number.
    private static void Deal(int seed, DrawnRows drawn, Span<int> cards)
    {
        int size = drawn.Rows.Length;
        for (long position = drawn.Before; position < drawn.After;)
        {
            int from = (int)(position % size), count = (int)Math.Min(size - from, drawn.After - position);
            Span<int> dealt = cards.Slice((int)(position - drawn.Before), count);
            // A whole deck need not be shuffled: the order is, later.
            if (count == size)
                drawn.Rows.CopyTo(dealt);
            else
                ShuffledDeck(seed, drawn, position / size).AsSpan(from, count).CopyTo(dealt);
            position += count;
        }
    }

    private static int[] ShuffledDeck(int seed, DrawnRows drawn, long number)
    {
        var deck = (int[])drawn.Rows.Clone();
        Shuffle(deck, RandomStream.Create(seed, DeckStream, drawn.Class, number).Split((ulong)drawn.Deck));
        return deck;
    }
}
