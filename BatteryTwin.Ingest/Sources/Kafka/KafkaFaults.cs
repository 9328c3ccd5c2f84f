using Confluent.Kafka;

namespace BatteryTwin.Ingest.Sources.Kafka;

/// <summary>Says what is wrong with a connection, and what to do, without credentials.</summary>
internal static class KafkaFaults
{
    /// <summary>The connection as a whole is gone, not only one of its requests.</summary>
    public static bool IsLoss(Error error) => error.IsFatal || error.Code is ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed;

    public static string Describe(Error error, string name)
    {
        string section = $"{KafkaConnectionOptions.Section}:{name}";
        return error.Code switch
        {
            ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport or ErrorCode.Local_Resolve => $"the brokers cannot be reached: {error.Reason}; check that they run, and {section}:BootstrapServers and :Security",
            ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed => $"the broker refuses the user: {error.Reason}; check {section}:Security, :Mechanism, :User and :Password",
            ErrorCode.Local_Ssl => $"TLS with the broker failed: {error.Reason}; check {section}:CaFile and the broker's certificate",
            ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic => $"{error.Reason}; create the topic, or correct {section}:Topics",
            ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed => $"{error.Reason}; give the user the right to read the topics and to use group of {section}:GroupId",
            _ => error.Reason,
        };
    }
}
