// Why does somebody hear of an order?

/** The sender, and the keeper through whose hands it goes. */
export const SENDER_REASON = '这是您寄的货';
export const KEEPER_REASON = '这批货在您的服务点交';
