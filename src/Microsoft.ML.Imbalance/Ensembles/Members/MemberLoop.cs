using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Imbalance;

/// <summary>Trains members that do not depend on each other, several at a time.</summary>
internal static class MemberLoop
{
    public static T[] Run<T>(int count, int degree, Func<int, T> train)
    {
        var result = new T[count];
        if (degree == 1)
        {
            for (int member = 0; member < count; member++)
                result[member] = train(member);
            return result;
        }
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = degree }, member => result[member] = train(member));
        }
        catch (AggregateException e)
        {
            // The user's own error, as it would come from one thread.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
        return result;
    }

    /// <summary>How many members are trained at a time.</summary>
    public static int DegreeOf(int? numberOfThreads, bool sharesTrainer)
        => sharesTrainer ? 1 : numberOfThreads ?? Environment.ProcessorCount;

    /// <summary>A trainer that all members share is fitted to one at a time.</summary>
    public static void Check(int? numberOfThreads, bool sharesTrainer)
    {
        if (numberOfThreads > 1 && sharesTrainer)
        {
            throw new ArgumentException(
                $"NumberOfThreads is {numberOfThreads}, but all members share one trainer, which can be fitted to one at a time. "
                + "Pass a function that makes a trainer for each member, (context, seed) => ..., or leave NumberOfThreads null.", "options");
        }
    }
}
