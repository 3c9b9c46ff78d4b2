namespace Microsoft.ML.Imbalance;

/// <summary>A permutation of 0 … n - 1 in no memory, i → (a i + b) mod n: enough to change the order of rows that are in random order already.</summary>
internal static class AffineOrder
{
    public static Func<int, int> Create(int count, int seed)
    {
        RandomStream stream = RandomStream.Create(seed, nameof(AffineOrder));
        long offset = stream.Next(count);
        long factor = 1 + stream.Next(count);
        while (Gcd(factor, count) != 1)
            factor++;
        return i => (int)((factor * i + offset) % count);
    }

    private static long Gcd(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
